package org.herobase.heroes;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A team as a further team of a hero, in the form. */
final class HeroLink {
    private final long team;
    private final String name;
    private final BooleanProperty member = new SimpleBooleanProperty();
    private final BooleanProperty training = new SimpleBooleanProperty();

    /**
     * @param linked whether the hero trains there; null if it does not belong there
     */
    HeroLink(long team, String name, Boolean linked) {
        this.team = team;
        this.name = name;
        member.set(linked != null);
        training.set(Boolean.TRUE.equals(linked));
    }

    long team() {
        return team;
    }

    String name() {
        return name;
    }

    BooleanProperty memberProperty() {
        return member;
    }

    BooleanProperty trainingProperty() {
        return training;
    }
}
