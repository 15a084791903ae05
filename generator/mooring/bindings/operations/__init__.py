"""What an operation is in Python, whoever is to speak: the client that calls it, or the server that answers.

arguments, results             what it takes, returns and raises
media_types, opaque            in which of them a body is sent or read, and those that Python holds as they come
credentials                    its secrets, as arguments of a client
messages                       what the API sends on its own
operation_plan                 the statement that describes it to the runtime
method_signatures, method_text its method: the head, the docstring
renamed_keywords               keywords that had other names
surroundings                   the module that the method stands in
exchange_losses                what the bindings do not hold of it
"""
