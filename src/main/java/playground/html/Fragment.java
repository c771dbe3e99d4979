package playground.html;

import gg.jte.Content;

/** A piece of a page, rendered where a template places it. */
public interface Fragment extends Content {}
