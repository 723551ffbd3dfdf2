import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Judges many PDF files against many flavours in one JVM, because starting it costs more than the
 * judging: {@code VeraPdf --flavours ua1,2a FILE...}. Exit code 0 all conform, 1 some do not,
 * 2 usage.
 */
public final class VeraPdf {
    /** A profile that loads without its rules passes every file, so the counts are part of the test. */
    private static final Map<String, Integer> LEAST_RULES = Map.of(
            "ua1", 106, "2a", 153, "2u", 146, "2b", 144, "4", 109, "ua2", 1700, "wt1a", 1700, "wt1r", 1700);

    private static final int SHOWN_FOR_EACH_CLAUSE = 3;

    public static void main(String[] args) throws Exception {
        List<String> flavours = List.of("ua1", "2a");
        List<String> files = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--flavours") && i + 1 < args.length) {
                flavours = List.of(args[++i].split(","));
            } else {
                files.add(args[i]);
            }
        }
        if (files.isEmpty()) {
            System.err.println("usage: VeraPdf [--flavours ua1,2a] FILE...");
            System.exit(2);
        }
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (String flavour : flavours) {
            good &= holdsRules(flavour);
        }
        for (String file : files) {
            for (String flavour : flavours) {
                good &= conforms(file, flavour);
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean holdsRules(String name) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        int rules = flavour == PDFAFlavour.NO_FLAVOUR ? 0
                : Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour).getRules().size();
        int least = LEAST_RULES.getOrDefault(name, 1);
        if (rules < least) {
            System.out.println("FAIL profile " + name + " holds " + rules + " rules, expected " + least);
        }
        return rules >= least;
    }

    private static boolean conforms(String path, String name) {
        File file = new File(path);
        if (!file.isFile() || file.length() == 0) {
            System.out.println("FAIL " + name + " " + path + " is missing or empty");
            return false;
        }
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        long start = System.nanoTime();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, 100, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            boolean good = result.isCompliant() && result.getTotalAssertions() > 0;
            System.out.printf("%s %s %s (%d checks, %d ms)%n", good ? "pass" : "FAIL", name, path,
                    result.getTotalAssertions(), (System.nanoTime() - start) / 1_000_000);
            print(result);
            return good;
        } catch (Exception e) {
            System.out.println("FAIL " + name + " " + path + " cannot be read: " + e);
            return false;
        }
    }

    private static void print(ValidationResult result) {
        Map<RuleId, List<String>> shown = new LinkedHashMap<>();
        for (TestAssertion t : result.getTestAssertions()) {
            if (t.getStatus() == TestAssertion.Status.FAILED) {
                shown.computeIfAbsent(t.getRuleId(), id -> new ArrayList<>())
                        .add(t.getErrorMessage() + " @ " + t.getLocation().getContext());
            }
        }
        result.getFailedChecks().forEach((id, count) -> {
            System.out.printf("    %s t%d x%d: %s%n", id.getClause(), id.getTestNumber(), count,
                    result.getValidationProfile().getRuleByRuleId(id).getDescription());
            shown.getOrDefault(id, List.of()).stream().limit(SHOWN_FOR_EACH_CLAUSE)
                    .forEach(line -> System.out.println("        " + line));
        });
    }
}
