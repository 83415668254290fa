package app.oriel.camera;

/** A user name and password. Neither is ever printed: an e-mail is a secret too. */
public record Credentials(String user, String password) {
  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
