using Pulumi;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;

namespace LandingZone.CustomResources.Karpenter;

/// <summary>An EC2NodeClass of Karpenter: how nodes are set up in AWS.</summary>
internal sealed class EC2NodeClassArgs() : ApiExtensions.CustomResourceArgs("karpenter.k8s.aws/v1", "EC2NodeClass")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<EC2NodeClassSpecArgs>? Spec { get; set; }
}

/// <summary>The spec of an EC2NodeClass.</summary>
internal sealed class EC2NodeClassSpecArgs : ResourceArgs
{
    [Input("amiSelectorTerms", required: true)]
    private InputList<ImageTermArgs>? _amiSelectorTerms;

    [Input("subnetSelectorTerms", required: true)]
    private InputList<IdTermArgs>? _subnetSelectorTerms;

    [Input("securityGroupSelectorTerms", required: true)]
    private InputList<IdTermArgs>? _securityGroupSelectorTerms;

    [Input("capacityReservationSelectorTerms")]
    private InputList<IdTermArgs>? _capacityReservationSelectorTerms;

    [Input("blockDeviceMappings")]
    private InputList<BlockDeviceArgs>? _blockDeviceMappings;

    [Input("networkInterfaces")]
    private InputList<NetworkInterfaceArgs>? _networkInterfaces;

    [Input("tags")]
    private InputMap<string>? _tags;

    /// <summary>The machine images.</summary>
    public InputList<ImageTermArgs> AmiSelectorTerms
    {
        get => _amiSelectorTerms ??= [];
        set => _amiSelectorTerms = value;
    }

    /// <summary>The subnets.</summary>
    public InputList<IdTermArgs> SubnetSelectorTerms
    {
        get => _subnetSelectorTerms ??= [];
        set => _subnetSelectorTerms = value;
    }

    /// <summary>The security groups.</summary>
    public InputList<IdTermArgs> SecurityGroupSelectorTerms
    {
        get => _securityGroupSelectorTerms ??= [];
        set => _securityGroupSelectorTerms = value;
    }

    /// <summary>The capacity reservations and blocks that nodes may use.</summary>
    public InputList<IdTermArgs> CapacityReservationSelectorTerms
    {
        get => _capacityReservationSelectorTerms ??= [];
        set => _capacityReservationSelectorTerms = value;
    }

    /// <summary>The volumes.</summary>
    public InputList<BlockDeviceArgs> BlockDeviceMappings
    {
        get => _blockDeviceMappings ??= [];
        set => _blockDeviceMappings = value;
    }

    /// <summary>The network interfaces; without any, one for IP traffic.</summary>
    public InputList<NetworkInterfaceArgs> NetworkInterfaces
    {
        get => _networkInterfaces ??= [];
        set => _networkInterfaces = value;
    }

    /// <summary>The placement group that nodes stand in.</summary>
    [Input("placementGroupSelector")]
    public Input<PlacementGroupSelectorArgs>? PlacementGroupSelector { get; set; }

    /// <summary>Tags of all that is made for a node.</summary>
    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    /// <summary>The instance profile.</summary>
    [Input("instanceProfile")]
    public Input<string>? InstanceProfile { get; set; }

    /// <summary>The metadata service.</summary>
    [Input("metadataOptions")]
    public Input<MetadataOptionsArgs>? MetadataOptions { get; set; }

    /// <summary>RAID0 joins the NVMe disks of the instance.</summary>
    [Input("instanceStorePolicy")]
    public Input<string>? InstanceStorePolicy { get; set; }

    /// <summary>Whether metrics come each minute.</summary>
    [Input("detailedMonitoring")]
    public Input<bool>? DetailedMonitoring { get; set; }

    /// <summary>Whether nodes get public addresses.</summary>
    [Input("associatePublicIPAddress")]
    public Input<bool>? AssociatePublicIPAddress { get; set; }
}

/// <summary>A machine image.</summary>
internal sealed class ImageTermArgs : ResourceArgs
{
    /// <summary>A family of images and a version, "al2023@v20261001".</summary>
    [Input("alias")]
    public Input<string>? Alias { get; set; }
}

/// <summary>Something that AWS knows by an id.</summary>
internal sealed class IdTermArgs : ResourceArgs
{
    /// <summary>The id.</summary>
    [Input("id")]
    public Input<string>? Id { get; set; }
}

/// <summary>A network interface of a node.</summary>
internal sealed class NetworkInterfaceArgs : ResourceArgs
{
    /// <summary>The network card that it is on.</summary>
    [Input("networkCardIndex")]
    public Input<int>? NetworkCardIndex { get; set; }

    /// <summary>Its place on the card.</summary>
    [Input("deviceIndex")]
    public Input<int>? DeviceIndex { get; set; }

    /// <summary>"interface" or "efa-only".</summary>
    [Input("interfaceType")]
    public Input<string>? InterfaceType { get; set; }
}

/// <summary>A placement group.</summary>
internal sealed class PlacementGroupSelectorArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }
}

/// <summary>A volume of a node.</summary>
internal sealed class BlockDeviceArgs : ResourceArgs
{
    /// <summary>The device.</summary>
    [Input("deviceName")]
    public Input<string>? DeviceName { get; set; }

    /// <summary>The volume.</summary>
    [Input("ebs")]
    public Input<BlockDeviceVolumeArgs>? Ebs { get; set; }
}

/// <summary>A volume of EBS.</summary>
internal sealed class BlockDeviceVolumeArgs : ResourceArgs
{
    /// <summary>Its size, "100Gi".</summary>
    [Input("volumeSize")]
    public Input<string>? VolumeSize { get; set; }

    /// <summary>Its type.</summary>
    [Input("volumeType")]
    public Input<string>? VolumeType { get; set; }

    /// <summary>Whether it is encrypted.</summary>
    [Input("encrypted")]
    public Input<bool>? Encrypted { get; set; }

    /// <summary>The key.</summary>
    [Input("kmsKeyID")]
    public Input<string>? KmsKeyID { get; set; }

    /// <summary>Whether it goes with the node.</summary>
    [Input("deleteOnTermination")]
    public Input<bool>? DeleteOnTermination { get; set; }
}

/// <summary>The metadata service of a node.</summary>
internal sealed class MetadataOptionsArgs : ResourceArgs
{
    /// <summary>enabled or disabled.</summary>
    [Input("httpEndpoint")]
    public Input<string>? HttpEndpoint { get; set; }

    /// <summary>enabled or disabled.</summary>
    [Input("httpProtocolIPv6")]
    public Input<string>? HttpProtocolIPv6 { get; set; }

    /// <summary>How far its answers go.</summary>
    [Input("httpPutResponseHopLimit")]
    public Input<int>? HttpPutResponseHopLimit { get; set; }

    /// <summary>required or optional.</summary>
    [Input("httpTokens")]
    public Input<string>? HttpTokens { get; set; }
}
