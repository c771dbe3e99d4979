package playground.flow;

import java.util.Optional;

/**
 * What is known of a browser's authorization requests beside the pending ones.
 *
 * @param form what the request form was last submitted with; empty before the first time
 * @param refusal why the last callback brought no code; empty when it did, or a request was sent since
 */
record RequestState(Optional<SavedForm> form, Optional<Refusal> refusal) {

  static final RequestState NONE = new RequestState(Optional.empty(), Optional.empty());

  RequestState with(SavedForm submitted) {
    return new RequestState(Optional.of(submitted), refusal);
  }

  RequestState with(Refusal brought) {
    return new RequestState(form, Optional.of(brought));
  }

  RequestState withoutRefusal() {
    return new RequestState(form, Optional.empty());
  }
}
