package playground.text;

/** The words for the playground's own HTTP error pages: what goes wrong before any servlet is reached. */
final class StatusTexts {

  private StatusTexts() {}

  static FailureText of(int status) {
    return switch (status) {
      case 403 -> new FailureText(
          "This request was not sent by a page of the playground.",
          "Another site may have tried to press a button for you.",
          "Go to the flow and press the button there.");
      case 404 -> new FailureText(
          "There is no such page.",
          "The address is misspelt, or comes from another program.",
          "Go to the flow.");
      case 405 -> new FailureText(
          "This address doesn't support this method.",
          "The steps of the flow are buttons (POST). Opening or reloading their addresses does nothing.",
          "Go to the flow and press the button there.");
      case 413, 414, 431 -> new FailureText(
          "This request is too long.",
          "No form and no callback of the flow is that long.",
          "Start again with step 1.");
      case 421 -> new FailureText(
          "The playground doesn't accept this host name.",
          "It accepts localhost, 127.0.0.1, [::1] and its public address, if it has one, so that no other site can reach"
              + " it under a name of its own (DNS rebinding).",
          "Open the address that the playground printed when it started. Behind a proxy, set server.public-url.");
      case 503 -> new FailureText(
          "The playground is shutting down.", "Somebody stopped the process.", "Start it again, then reload.");
      default -> status < 500
          ? new FailureText(
              "The playground can't read this request.",
              "Its address or its headers are malformed.",
              "Go to the flow and start from there.")
          : new FailureText(
              "The playground had an internal error.",
              "This is a bug. The log has the cause, beside the request id below.",
              "Go back to the flow and try again. If it happens again, report it with those log lines.");
    };
  }
}
