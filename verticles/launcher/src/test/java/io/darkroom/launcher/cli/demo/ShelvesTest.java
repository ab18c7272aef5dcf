package io.darkroom.launcher.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShelvesTest {
  @Test
  void beginsARowWhereTheLastIsFull() {
    List<Rectangle> places =
        Shelves.place(
            List.of(new Dimension(60, 40), new Dimension(30, 50), new Dimension(20, 10)), 100, 10);

    assertEquals(
        List.of(
            new Rectangle(0, 0, 60, 40),
            new Rectangle(70, 0, 30, 50),
            new Rectangle(0, 60, 20, 10)),
        places);
    assertEquals(70, Shelves.height(places));
  }

  @Test
  void givesABoxThatIsTooWideARowOfItsOwn() {
    List<Rectangle> places =
        Shelves.place(List.of(new Dimension(150, 10), new Dimension(10, 10)), 100, 5);

    assertEquals(new Rectangle(0, 15, 10, 10), places.get(1));
  }

  @Test
  void needsNoRoomForNothing() {
    assertEquals(0, Shelves.height(Shelves.place(List.of(), 100, 10)));
  }
}
