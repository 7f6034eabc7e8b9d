"""Where is it kept and found? Engines that all answer alike."""
