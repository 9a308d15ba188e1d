"""Raw text: what a page that was saved as text still tells about its title, headings and lists."""
