package playground.sandbox.fault;

import java.util.List;

/** The ID token comes from the issuer of another region (contract, 1.G, issuer trap). */
public record IssuerOfAnotherRegion() implements Fault {

  @Override
  public String name() {
    return "issuer-of-another-region";
  }

  @Override
  public String uncovers() {
    return "A client that demands that iss equals the issuer of the discovery document.";
  }

  @Override
  public List<String> paths() {
    return FaultTarget.TOKEN;
  }
}
