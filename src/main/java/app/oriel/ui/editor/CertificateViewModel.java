package app.oriel.ui.editor;

import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.Detail;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.text.Texts;
import app.oriel.ui.tile.TileViewModel;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A camera's known certificate beside the one that it shows now, and the user's word for the new
 * one. Belongs to the toolkit's thread.
 */
public final class CertificateViewModel implements Sheet {
  private final TileViewModel tile;
  private final Executor writer;
  private final Executor fx;
  private final Texts texts;
  private final SheetHolder holder;
  private final ReadOnlyObjectWrapper<CertificateChangedException> change;
  private final BooleanProperty understood = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper changedAgain = new ReadOnlyBooleanWrapper();
  private Runnable unsubscribe = () -> {};

  /**
   * @param change what the camera was refused for
   */
  CertificateViewModel(
      TileViewModel tile,
      CertificateChangedException change,
      Executor fx,
      Executor writer,
      Texts texts,
      SheetHolder holder) {
    this.tile = tile;
    this.fx = fx;
    this.writer = writer;
    this.texts = texts;
    this.holder = holder;
    this.change = new ReadOnlyObjectWrapper<>(change);
  }

  /** What a session was refused for, where that is its certificate. */
  static Optional<CertificateChangedException> refusal(SessionState state) {
    return state instanceof SessionState.Refused refused
            && refused.reason() instanceof CertificateChangedException changed
        ? Optional.of(changed)
        : Optional.empty();
  }

  /**
   * Follows the camera from now on: another certificate takes the place of the one that is shown;
   * whatever else becomes of the camera, the form stays until the user is done with it.
   */
  void follow() {
    unsubscribe =
        tile.feed().onState(state -> fx.execute(() -> refusal(state).ifPresent(this::become)));
  }

  private void become(CertificateChangedException newest) {
    boolean same = newest.presented().fingerprint().equals(change.get().presented().fingerprint());
    change.set(newest);
    if (!same) {
      understood.set(false);
      changedAgain.set(true);
    }
  }

  @Override
  public Optional<TileViewModel> about() {
    return Optional.of(tile);
  }

  /** What happened. */
  public String heading() {
    return texts.get("certificate.heading", tile.name());
  }

  /** The two certificates. */
  public ReadOnlyObjectProperty<CertificateChangedException> change() {
    return change.getReadOnlyProperty();
  }

  /** Whether the camera showed yet another one while the user looked. */
  public ReadOnlyBooleanProperty changedAgain() {
    return changedAgain.getReadOnlyProperty();
  }

  /** The heading of the known one, with the day it was first seen. */
  public String knownSince() {
    return texts.detail(Detail.of("certificate-known-since", change.get().known().firstSeen()));
  }

  /** Whether the user said that the change has a reason; nothing can be trusted before. */
  public BooleanProperty understood() {
    return understood;
  }

  /** Trusts the certificate that is shown here, and no other; tried at once. */
  public void trust() {
    if (!understood.get()) {
      return;
    }
    PictureFeed feed = tile.feed();
    String shown = change.get().presented().fingerprint();
    writer.execute(
        () -> {
          boolean trusted = feed.trustCertificate(shown);
          fx.execute(() -> answered(trusted));
        });
  }

  /** What was not trusted has changed once more, or nobody asks for it any longer. */
  private void answered(boolean trusted) {
    Optional<CertificateChangedException> now =
        trusted ? Optional.empty() : refusal(tile.feed().state());
    now.ifPresentOrElse(this::become, this::close);
  }

  @Override
  public void close() {
    unsubscribe.run();
    holder.closed(this);
  }
}
