package playground.flow;

import playground.webex.api.ApiCall;

/** A call of the API, and what was known when it was over. */
public record CheckedCall(ApiCall call, Circumstances circumstances) {}
