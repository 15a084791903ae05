"""Operations → the views of a client.

method_plan, kept_methods       one method, and those that had other names
pagination_plan                 methods whose lists go on
run_plan, run_text              methods that wait until something is done
responses_plan                  the classes whose methods give responses
resource_plan                   methods as people group them
resource_modules, resource_parts, resource_imports  the modules that they stand in
webhook_plan                    what the API sends on its own
client_plan                     the two clients
"""
