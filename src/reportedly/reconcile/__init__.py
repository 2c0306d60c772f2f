"""What the articles say together: copies, claims, origins, disputes, figure series, revisions."""
