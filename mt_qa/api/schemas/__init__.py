"""What goes into the service and comes out of it, as models: the OpenAPI description is made from them."""
