"""What stands for what, also under another name or in another place.

routes         operations
links          schemas, properties
leftovers      what one side lacks, with what is inside of it
likeness       how like two things are
counterparts   the same, for those who rewrite callers
"""
