"""A project that has, or is to have, bindings.

placing          where they fit into what is there
api_names        what an API and its version are called, by what the document says of itself
settings_files   what Mooring writes into settings that people keep
pipelines        the files that make a build run Mooring
"""
