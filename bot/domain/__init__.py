"""The rules, pure: values in, values out."""
