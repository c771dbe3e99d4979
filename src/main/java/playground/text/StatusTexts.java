package playground.text;

/** The words for the playground's own HTTP error pages: what goes wrong before any servlet is reached. */
final class StatusTexts {

  private StatusTexts() {}

  static FailureText of(int status) {
    return switch (status) {
      case 403 -> new FailureText(
          "This was not sent by a page of the playground.",
          "Another site may have tried to press a button in your name.",
          "Go to the page and press the button there.");
      case 404 -> new FailureText(
          "There is no such page here.",
          "The address is misspelt, or comes from another program.",
          "Everything happens on one page; go there.");
      case 405 -> new FailureText(
          "This address does not take this method.",
          "The steps of the flow are buttons (POST); opening or reloading their address does nothing.",
          "Go back to the page and press the button there.");
      case 413, 414, 431 -> new FailureText(
          "This request is too long.",
          "No form and no callback of the flow comes near the limit.",
          "Start again with the first step.");
      case 421 -> new FailureText(
          "This playground does not accept this host name.",
          "It accepts localhost, 127.0.0.1, [::1] and the public address that it was given, if any, so that no"
              + " foreign page can reach it by a name of its own (DNS rebinding).",
          "Open it by the address that it printed at its start. Behind a proxy, set server.public-url.");
      case 503 -> new FailureText(
          "The playground is stopping.", "It is being shut down.", "Start it again, then reload.");
      default -> status < 500
          ? new FailureText(
              "This request cannot be understood.",
              "Its address or its headers are malformed.",
              "Go to the page and start from there.")
          : new FailureText(
              "The playground has a fault of its own.",
              "This should not have happened. The true cause is in the log, beside the request id below.",
              "Go back to the page and try again; if it stays, report it with those log lines.");
    };
  }
}
