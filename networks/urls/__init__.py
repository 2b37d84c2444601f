"""Pages of networks, and of who administers and watches over them."""
