"""Api → the files of a FastAPI server whose handlers are to be filled in.

plan             everything that the package prints
handler_plan     the abstract methods that answer operations
route_plan       what is known about each before it is asked for
error_plan       the errors that the document declares, as classes
security_plan    the methods that look at credentials
views, render    what the templates see, and the files that they become
"""
