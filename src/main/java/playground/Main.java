package playground;

/** Command line, settings, start. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("soon");
  }
}
