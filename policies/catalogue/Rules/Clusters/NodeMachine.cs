using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>How the machines of some nodes are set up, by a launch template or by a node class of Karpenter.</summary>
/// <param name="Tokens">Whether the metadata service asks for a token.</param>
/// <param name="Hops">How far its answers travel.</param>
/// <param name="Volumes">Whether each volume is encrypted, and there is one that says so.</param>
/// <param name="IsPrivate">Whether no public address is given.</param>
internal sealed record NodeMachine(Truth Tokens, Value Hops, Truth Volumes, Truth IsPrivate)
{
    /// <summary>Reads a launch template. What it leaves out is the image's choice, and images allow two hops.</summary>
    public static NodeMachine OfTemplate(Resource template)
    {
        var isNative = template.Type == "aws-native:ec2:LaunchTemplate";
        var data = template.Stated("launchTemplateData");
        var metadata = isNative ? data["metadataOptions"] : template.Stated("metadataOptions");
        var devices = isNative ? data["blockDeviceMappings"] : template.Stated("blockDeviceMappings");
        var interfaces = isNative ? data["networkInterfaces"] : template.Stated("networkInterfaces");
        return new(
            metadata["httpTokens"].Is("required"),
            metadata["httpPutResponseHopLimit"].Or(2),
            Encrypted(devices) & devices.IsSet,
            interfaces.IsUnknown ? Truth.Unknown : Truth.All(interfaces.Items, each => !each["associatePublicIpAddress"].IsTrue));
    }

    /// <summary>Reads a node class. Karpenter asks for tokens, allows one hop and encrypts by itself.</summary>
    public static NodeMachine OfNodeClass(Resource nodeClass)
    {
        var spec = nodeClass["spec"];
        return new(
            spec["metadataOptions"]["httpTokens"].Or("required").Is("required"),
            spec["metadataOptions"]["httpPutResponseHopLimit"].Or(1),
            Encrypted(spec["blockDeviceMappings"]),
            // EC2 gives no public address to an instance that is started with several interfaces (EC2 User Guide, "Public IPv4 addresses").
            spec["associatePublicIPAddress"].IsFalse | (spec["networkInterfaces"].Items.Count > 1));
    }

    /// <summary>What is wrong with it, on the resource by which the nodes are made.</summary>
    public IEnumerable<Verdict?> Judge(Resource on)
    {
        yield return on.Demand(Tokens, "The metadata service of the nodes answers without a token.", "It is not known yet whether IMDSv2 is required.");
        yield return on.Demand(
            Hops.IsAtMost(1),
            $"Pods can read the credentials of their node: answers of the metadata service travel {Hops} hops.",
            "It is not known yet how far answers of the metadata service travel.");
        yield return on.Demand(Volumes, "A volume of the nodes is not encrypted.", "It is not known yet whether the volumes are encrypted.");
        yield return on.Demand(
            IsPrivate, "The nodes may get public addresses.", "It is not known yet whether the nodes get public addresses.");
    }

    private static Truth Encrypted(Value devices) =>
        devices.IsUnknown ? Truth.Unknown : Truth.All(devices.Items, device => device["ebs"].IsAbsent | device["ebs"]["encrypted"].IsTrue);
}
