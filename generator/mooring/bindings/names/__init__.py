"""What everything is called, each from its own place in the document.

operation_names   methods, and the resources that they are on
schema_names      classes, fields and members
naming            both, decided before anything else
"""
