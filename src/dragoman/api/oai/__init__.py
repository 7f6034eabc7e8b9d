"""OAI-PMH 2.0: the library for harvesters. Source: the Open Archives Initiative's protocol, version 2.0 of 2002."""
