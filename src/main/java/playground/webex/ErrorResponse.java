package playground.webex;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Why Webex says no, in either of its two dialects: the API gateway's envelope {@code {message, errors:
 * [{description}], trackingId}}, or the identity broker's OAuth form (RFC 6749 §5.2) {@code {error,
 * error_description, trackingID}}. The same grant is answered by both.
 *
 * @param error OAuth's error code; empty in the envelope
 * @param description the most telling words there are; empty when the body has none that we understand
 * @param trackingId what Webex support asks for; empty when there is none
 */
record ErrorResponse(Optional<String> error, Optional<String> description, Optional<String> trackingId) {

  static ErrorResponse of(RawResponse reply) {
    return reply
        .text()
        .flatMap(Json::parse)
        .map(ErrorResponse::read)
        .orElse(new ErrorResponse(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static ErrorResponse read(JsonNode json) {
    return new ErrorResponse(
        Json.text(json, "error"),
        Json.text(json, "error_description")
            .or(() -> Json.text(json.path("errors").path(0), "description"))
            .or(() -> Json.text(json, "message")),
        Json.text(json, "trackingId").or(() -> Json.text(json, "trackingID"))); // ID: the broker's
  }

  /** What Webex said, for a sentence; empty when it said nothing. */
  Optional<String> inWords() {
    return error.map(e -> description.map(d -> e + ": " + d).orElse(e)).or(() -> description);
  }
}
