"""The Python type of every member and argument.

members           what is known of one
plain_types       types that leave no choice
generated_types   all others, by datamodel-code-generator
member_types      both, for whoever asks
defaults          default values as expressions
"""
