"""Classes, and the modules that they stand in.

model_plan        schemas → views of classes and enumerations
renamed_members   what their members were called
schema_places     where each schema is written
model_modules     classes → modules
"""
