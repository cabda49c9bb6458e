using System.Text.Json.Nodes;
using LandingZone.Facts;

namespace LandingZone.Analytics.Pipelines;

/// <summary>What all jobs of a pipeline have in common, known when the definition is written.</summary>
internal sealed record JobPlacement
{
    /// <summary>The ARN of the jobs' role.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The ARN of the key that encrypts what is written to S3.</summary>
    public required string OutputKeyArn { get; init; }

    /// <summary>The ARN of the key that encrypts volumes.</summary>
    public required string VolumeKeyArn { get; init; }

    /// <summary>The ids of the subnets.</summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>The id of the security group.</summary>
    public required string SecurityGroupId { get; init; }

    /// <summary>The network as the API takes it.</summary>
    public JsonObject VpcConfig() => new()
    {
        ["SecurityGroupIds"] = new JsonArray(SecurityGroupId),
        ["Subnets"] = new JsonArray([.. SubnetIds.Select(subnet => JsonValue.Create(subnet))]),
    };

    /// <summary>Instances as the API of training and processing takes them.</summary>
    public JsonObject Instances(JobCompute compute)
    {
        var instances = new JsonObject
        {
            ["InstanceType"] = compute.InstanceType.Name,
            ["InstanceCount"] = compute.InstanceCount,
            ["VolumeSizeInGB"] = compute.VolumeGib,
        };
        AddVolumeKey(instances, compute.InstanceType);
        return instances;
    }

    /// <summary>Names the key of the volumes, for instance types that take one.</summary>
    public void AddVolumeKey(JsonObject instances, SageMakerInstanceType type)
    {
        if (type.TakesVolumeKey)
        {
            instances["VolumeKmsKeyId"] = VolumeKeyArn;
        }
    }
}
