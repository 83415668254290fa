package app.oriel.http;

import app.oriel.camera.CameraSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * A connection of one or two layers.
 *
 * @param raw keeps the limits and ends the connection: TLS's own end could wait for a peer that no
 *     longer reads
 * @param line is read and written; the same where nothing is encrypted
 */
record CarriedSocket(TimedSocket raw, Socket line) implements CameraSocket {
  @Override
  public InputStream in() throws IOException {
    return line.getInputStream();
  }

  @Override
  public OutputStream out() throws IOException {
    return line.getOutputStream();
  }

  @Override
  public InetAddress peer() {
    return raw.getInetAddress();
  }

  @Override
  public void allowEachRead(Duration silence) {
    raw.allowEachRead(silence);
  }

  @Override
  public void sendSoon(int bytes) throws IOException {
    raw.setSendBufferSize(bytes);
  }

  @Override
  public void close() {
    raw.drop();
  }
}
