"""How is a work written down in print? Printed citations of any style and script, read into records.

Reading one citation is needed by a format (reference lists) and by passes (notes), which may not know each other; so it
stands here, below both.
"""
