using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-02.</summary>
internal sealed class NoPublicAcls() : ResourceRule(
    new()
    {
        Id = "S3-02",
        Title = "No public ACLs",
        Demand = "No ACL of a bucket or of an object gives rights to everybody or to every AWS account.",
        Why = "Such an ACL lets strangers list, read or write without any policy saying so.",
        Repair = "Leave acl and grants out, or set acl to private; turn ACLs off with BucketOwnerEnforced.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("S3.2"), Control.Fsbp("S3.3"), Control.Nist("AC-3"), Control.Nist("AC-6"), Control.Nist("SC-7")],
    },
    [.. BucketTypes.Buckets, .. BucketTypes.Acls, "aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"])
{
    // S3 User Guide, "Canned ACL": those that name a predefined group of everybody.
    private static readonly string[] Public =
        ["public-read", "public-read-write", "authenticated-read", "PublicRead", "PublicReadWrite", "AuthenticatedRead"];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = resource.Type == BucketTypes.Native ? "accessControl" : "acl";
        var acl = resource.Stated(property);
        yield return resource.Demand(property, !acl.IsOneOf(Public), $"The ACL {acl} lets in strangers.");

        var (grants, path) = resource.Type.StartsWith("aws:s3/bucketAcl", StringComparison.Ordinal)
            ? (resource.Stated("accessControlPolicy")["grants"], "accessControlPolicy.grants")
            : (resource.Stated("grants"), "grants");
        for (var i = 0; i < grants.Items.Count; i++)
        {
            var uri = grants.Items[i]["grantee"]["uri"].Or(grants.Items[i]["uri"]);
            yield return resource.Demand($"{path}[{i}]", !uri.Matches(IsEverybody), $"Grant {i + 1} of the ACL is for {uri}.");
        }
    }

    private static bool IsEverybody(string uri) =>
        uri.EndsWith("/global/AllUsers", StringComparison.Ordinal) || uri.EndsWith("/global/AuthenticatedUsers", StringComparison.Ordinal);
}
