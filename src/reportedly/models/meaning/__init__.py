"""A small encoder that tells how near in meaning sentences of two articles are.

It reads an article and gives each word piece two short vectors: one for the words of a unit that it is among, one for
the sentence around these. Those of a unit's pieces are averaged, added, and made length 1; the cosine of two units is
how near they are.
"""
