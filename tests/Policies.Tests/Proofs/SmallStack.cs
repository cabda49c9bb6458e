using System.Globalization;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Tests.Proofs;

/// <summary>A stack of a few resources for a test.</summary>
/// <param name="name">The stack's name.</param>
/// <param name="account">Its account.</param>
internal sealed class SmallStack(string name, string account)
{
    private readonly List<Resource> _resources = [];

    public StackResources Build() => new(name, _resources);

    public string RoleArn(string role) => $"arn:aws:iam::{account}:role/{role}";

    public SmallStack Add(string type, string resource, string? id, params (string Key, object? Value)[] inputs)
    {
        _resources.Add(new Resource
        {
            Urn = $"urn:pulumi:{name}::test::{type}::{resource}",
            Type = type,
            Name = resource,
            Id = id is null ? Value.Absent : Value.Of(id),
            IsCustom = !type.StartsWith("landingzone:", StringComparison.Ordinal),
            Inputs = Value.Of(inputs.Select(input => KeyValuePair.Create(input.Key, ValueOf(input.Value)))),
        });
        return this;
    }

    /// <summary>A role with one policy and a trust policy.</summary>
    public SmallStack Role(string role, string statements, string trust = "", string? boundary = null, Dictionary<string, string>? tags = null)
    {
        Add(
            "aws:iam/role:Role", role, role,
            ("arn", RoleArn(role)), ("name", role), ("permissionsBoundary", boundary), ("tags", tags),
            ("assumeRolePolicy", Policy(trust.Length > 0 ? trust : """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""")));
        return statements.Length == 0 ? this
            : Add("aws:iam/rolePolicy:RolePolicy", role, null, ("name", "rights"), ("role", role), ("policy", Policy(statements)));
    }

    public SmallStack Boundary(string boundary, string statements) =>
        Add(
            "aws:iam/policy:Policy", boundary, null,
            ("arn", $"arn:aws:iam::{account}:policy/{boundary}"), ("policy", Policy(statements)));

    public SmallStack Bucket(string bucket, string statements = "")
    {
        Add("aws:s3/bucket:Bucket", bucket, bucket, ("arn", $"arn:aws:s3:::{bucket}"), ("bucket", bucket));
        return statements.Length == 0 ? this
            : Add("aws:s3/bucketPolicy:BucketPolicy", bucket, bucket + "-policy", ("bucket", bucket), ("policy", Policy(statements)));
    }

    public SmallStack Key(string key, string statements = "") =>
        Add(
            "aws:kms/key:Key", key, key,
            ("arn", $"arn:aws:kms:eu-west-1:{account}:key/{key}"), ("keyId", key), ("policy", statements.Length == 0 ? null : Policy(statements)));

    public SmallStack Endpoint(string endpoint, string service, string statements = "") =>
        Add(
            "aws:ec2/vpcEndpoint:VpcEndpoint", endpoint, "vpce-" + endpoint,
            ("serviceName", $"com.amazonaws.eu-west-1.{service}"), ("vpcId", "vpc-1"), ("policy", statements.Length == 0 ? null : Policy(statements)));

    public static string Policy(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";

    private static Value ValueOf(object? value) => value switch
    {
        null => Value.Absent,
        Value known => known,
        string text => Value.Of(text),
        bool flag => Value.Of(flag),
        IEnumerable<Value> values => Value.Of([.. values]),
        IEnumerable<string> list => Value.Of([.. list.Select(Value.Of)]),
        IEnumerable<KeyValuePair<string, string>> map => Value.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Value.Of(entry.Value)))),
        _ => Value.Of(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };
}
