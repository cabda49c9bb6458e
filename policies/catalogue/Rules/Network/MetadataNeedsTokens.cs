using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-16.</summary>
internal sealed class MetadataNeedsTokens() : ResourceRule(
    new()
    {
        Id = "NET-16",
        Title = "Instance metadata needs a token and one hop",
        Demand = "Launch templates and instances require IMDSv2, and answers of the metadata service travel one hop only.",
        Why =
            "With IMDSv1, or with more hops, a request that is tricked out of a web server or a container reads the instance's "
            + "credentials.",
        Repair = "In metadataOptions, set httpTokens to required and httpPutResponseHopLimit to 1.",
        Severity = Severity.High,
        Controls =
        [
            Control.Fsbp("EC2.8"), Control.Fsbp("EC2.170"), Control.CisAws("5.6"), Control.Nist("AC-3"), Control.Nist("AC-6"), Control.Pci("2.2.6"),
        ],
    },
    "aws:ec2/launchTemplate:LaunchTemplate",
    NetworkTypes.NativeLaunchTemplate,
    "aws:ec2/launchConfiguration:LaunchConfiguration",
    "aws:ec2/instance:Instance")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        // An instance from a launch template has the template's options.
        if (resource.Type == "aws:ec2/instance:Instance"
            && !resource.Inputs["launchTemplate"].IsAbsent
            && resource.Inputs["metadataOptions"].IsAbsent)
        {
            yield break;
        }

        var (options, path) = resource.Type == NetworkTypes.NativeLaunchTemplate
            ? (resource.Stated("launchTemplateData")["metadataOptions"], "launchTemplateData.metadataOptions")
            : (resource.Stated("metadataOptions"), "metadataOptions");
        var isOff = options["httpEndpoint"].Is("disabled");
        var tokens = options["httpTokens"];
        yield return resource.Demand(
            $"{path}.httpTokens", isOff | tokens.Is("required"), $"IMDSv1 still answers ({path}.httpTokens is {tokens}).");

        // The default is one hop: EC2 API Reference, LaunchTemplateInstanceMetadataOptionsRequest.
        var hops = options["httpPutResponseHopLimit"].Or(1);
        yield return resource.Demand(
            $"{path}.httpPutResponseHopLimit", isOff | hops.IsAtMost(1), $"Answers of the metadata service travel {hops} hops.");
    }
}
