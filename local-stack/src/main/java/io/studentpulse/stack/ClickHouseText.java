package io.studentpulse.stack;

import io.studentpulse.pipeline.sink.ClickHouseConnections;
import io.studentpulse.pipeline.sink.Secret;
import java.io.IOException;

/** A stack's ClickHouse, whose answers are read as it prints them, in the format that the statement asks for. */
public final class ClickHouseText {
    private final LocalStack stack;

    public ClickHouseText(LocalStack stack) {
        this.stack = stack;
    }

    public String execute(String statement) throws IOException {
        return ClickHouseConnections.text(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), statement);
    }
}
