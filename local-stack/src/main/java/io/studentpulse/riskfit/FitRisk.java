package io.studentpulse.riskfit;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.risk.RiskModel;
import io.studentpulse.simulator.oulad.OuladFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Fits the at-risk score on OULAD 2013, says how good it is on presentations it has not seen, and writes or checks its resource. */
public final class FitRisk {
    private static final String FITTED_ON = "Open University Learning Analytics dataset, presentations of 2013 without demographic columns: "
            + "Kuzilek J., Hlosta M., Zdrahal Z., Scientific Data 4:170171 (2017), https://doi.org/10.1038/sdata.2017.171, CC BY 4.0";

    private FitRisk() {}

    /** {@code OULAD-FOLDER RESOURCE write|check}. */
    public static void main(String[] arguments) throws IOException {
        Path resource = Path.of(arguments[1]);
        OuladEnrolments enrolments = OuladEnrolments.read(OuladFiles.in(Path.of(arguments[0])));
        List<Sample> samples = enrolments.samples(RiskFit.DAYS);
        System.out.printf("%,d enrolments of %d presentations (%d more have no registration day), %,d samples of %d evenings%n",
                enrolments.size(), enrolments.presentations().size(), enrolments.withoutRegistration(), samples.size(), RiskFit.DAYS.size());
        System.out.printf("every enrolment as the job knows it and as the rows say it: at most %.1e apart%n",
                RowFeatures.greatestDifference(enrolments, CrossValidation.DAYS));
        PenaltyChoice choice = new PenaltyChoice(enrolments.presentations(), samples);
        choice.print(System.out);
        byte[] fitted = json(new RiskFit(samples, FITTED_ON).model(choice.ofAll()));
        if (arguments[2].equals("check")) {
            boolean same = Files.isRegularFile(resource) && Arrays.equals(fitted, Files.readAllBytes(resource));
            System.out.println(resource.getFileName() + (same ? " is what the fit gives, byte for byte"
                    : " is not what the fit gives; a changed fit is a new version: write it beside the old one with scripts/fit-risk --out"));
            System.exit(same ? 0 : 1);
        }
        Files.write(resource, fitted);
        System.out.println("wrote " + resource);
        CrossValidation validation = new CrossValidation(enrolments.presentations(), samples, enrolments.samples(CrossValidation.DAYS), choice);
        validation.print(System.out);
        Alarms.print(enrolments, System.out);
        validation.failures().forEach(failure -> System.out.println("NOT REACHED: " + failure));
        System.exit(validation.failures().isEmpty() ? 0 : 1);
    }

    private static byte[] json(RiskModel model) throws IOException {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        String text = new ObjectMapper().writer(new DefaultPrettyPrinter().withObjectIndenter(indent)).writeValueAsString(model);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
