package dev.koan.views.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** How the window looks. FX thread only. */
public enum Appearance {
    /** Dark text on light ground. */
    LIGHT("light"),
    /** Light text on dark ground. */
    DARK("dark");

    private static final PseudoClass DARK_CLASS = PseudoClass.getPseudoClass("dark");

    private final String word;

    Appearance(String word) {
        this.word = word;
    }

    /** The word a person reads. */
    public String word() {
        return word;
    }

    /** The other one. */
    public Appearance opposite() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Gives a scene this appearance; all scenes of the process share AtlantaFX's part of it. */
    public void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
        String own = styleSheet();
        if (!scene.getStylesheets().contains(own)) {
            scene.getStylesheets().add(own);
        }
        scene.getRoot().pseudoClassStateChanged(DARK_CLASS, this == DARK);
    }

    /** The address of Koan's own style sheet. */
    public static String styleSheet() {
        URL url = Appearance.class.getResource("koan.css");
        return Objects.requireNonNull(url, "koan.css is missing from the build").toExternalForm();
    }
}
