"""What a message shows at the moment it leaves: values for templates, read and never written."""
