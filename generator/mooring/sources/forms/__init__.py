"""The forms in which APIs are published, one module each (see `mooring.sources.form.Form`)."""
