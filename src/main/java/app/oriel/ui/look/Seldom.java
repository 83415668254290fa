package app.oriel.ui.look;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.util.Subscription;

/**
 * Nodes that get into the scene when they are first seen. Styling all that a wall may ever show
 * would be a third of the program's start.
 */
public final class Seldom {
  private final ObservableList<Node> children;
  private final List<Node> order;

  /**
   * Adds those that are visible now, and each other when it becomes so.
   *
   * @param children of their parent
   * @param order all of them, from the back to the front
   */
  public Seldom(ObservableList<Node> children, List<? extends Node> order) {
    this.children = children;
    this.order = new ArrayList<>(order);
    this.order.forEach(this::follow);
  }

  /** One more, in front of all. */
  public void append(Node node) {
    order.add(node);
    follow(node);
  }

  private void follow(Node node) {
    if (node.isVisible()) {
      add(node);
      return;
    }
    Subscription[] waits = new Subscription[1];
    waits[0] =
        node.visibleProperty()
            .subscribe(
                (old, now) -> {
                  waits[0].unsubscribe();
                  add(node);
                });
  }

  /** Adds one now, in its place; nothing where it is there. */
  public void add(Node node) {
    if (children.contains(node)) {
      return;
    }
    int at = 0;
    for (Node behind : order.subList(0, order.indexOf(node))) {
      at = Math.max(at, children.indexOf(behind) + 1);
    }
    children.add(at, node);
  }
}
