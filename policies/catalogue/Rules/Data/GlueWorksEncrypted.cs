using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>GLU-01.</summary>
internal sealed class GlueWorksEncrypted() : ResourceRule(
    new()
    {
        Id = "GLU-01",
        Title = "Glue jobs, crawlers and endpoints write encrypted",
        Demand = "A job, crawler or development endpoint has a security configuration, and the configuration encrypts results, logs "
            + "and bookmarks with customer managed keys.",
        Why = "Glue writes results, logs and bookmarks of whole tables; without a configuration nothing says how they are encrypted.",
        Repair = "Set securityConfiguration (crawlerSecurityConfiguration in aws-native) to a configuration with SSE-KMS, SSE-KMS "
            + "and CSE-KMS.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-28")],
    },
    "aws:glue/job:Job",
    "aws-native:glue:Job",
    "aws:glue/crawler:Crawler",
    "aws-native:glue:Crawler",
    "aws:glue/devEndpoint:DevEndpoint",
    "aws:glue/securityConfiguration:SecurityConfiguration")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        if (resource.Type == "aws:glue/securityConfiguration:SecurityConfiguration")
        {
            var encryption = resource.Given("encryptionConfiguration");
            return
            [
                Judge(resource, encryption["s3Encryption"], "s3Encryption", "s3EncryptionMode", "SSE-KMS"),
                Judge(resource, encryption["cloudwatchEncryption"], "cloudwatchEncryption", "cloudwatchEncryptionMode", "SSE-KMS"),
                Judge(resource, encryption["jobBookmarksEncryption"], "jobBookmarksEncryption", "jobBookmarksEncryptionMode", "CSE-KMS"),
            ];
        }

        var property = resource.Type == "aws-native:glue:Crawler" ? "crawlerSecurityConfiguration" : "securityConfiguration";
        return [resource.Demand(property, resource.Given(property).IsSet, $"It has no security configuration ({property} is not set).")];
    }

    private static Verdict? Judge(Resource resource, Value block, string name, string mode, string wanted) => resource.Demand(
        $"encryptionConfiguration.{name}",
        block[mode].Is(wanted) & block["kmsKeyArn"].IsCustomerKey(resource, "encryptionConfiguration"),
        $"The configuration has no customer managed key for {name} ({mode} is {block[mode]}, kmsKeyArn is {block["kmsKeyArn"].Given()}).");
}
