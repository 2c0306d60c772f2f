"""Reading one article: from its text to statements, actors, figures, dates, events and relations.

Each module or package holds one step and offers one function, which `reportedly.pipeline` calls; within a step, one
rule is one function in an explicit list, in order of precedence. Nothing here knows of files, databases or screens.
"""
