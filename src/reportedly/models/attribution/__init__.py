"""A small encoder that finds cues and, for each cue, its source and content.

The encoder (six layers of MiniLM, fine-tuned) reads word pieces with what is known of them from the parse; a tagger
marks cues; a second, narrow encoder, the decoder, reads the surroundings of one cue at a time, told which pieces are
the cue and on which branch of the parse each other piece hangs, and marks source and content. So a piece may serve
several attributions, and every source and content has its cue by construction.
"""
