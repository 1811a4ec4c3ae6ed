package io.studentpulse.demo;

import java.util.function.Function;

/**
 * What the demo is doing, and how far it is.
 *
 * @param howFar in words, of the newest look at the job; empty where nothing is known
 * @param showsJob whether the job's figures move meanwhile, and are worth a line
 */
record Phase(String name, Function<Progress, String> howFar, boolean showsJob) {
    static Phase of(String name, Function<Progress, String> howFar) {
        return new Phase(name, howFar, true);
    }

    static Phase ofStores(String name, Function<Progress, String> howFar) {
        return new Phase(name, howFar, false);
    }
}
