using System.Text.Json;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>
/// Who may do what, by the policies in the plans of one account or several: those of roles and their boundaries, those of buckets, keys,
/// queues, topics, secrets, file systems and vaults, and that of an endpoint that a request passes (IAM user guide, "Policy evaluation logic"). A
/// statement that denies wins; inside an account one side has to allow, across accounts both, and for a key always the key's own policy.
/// </summary>
/// <remarks>
/// Policies that AWS manages are not in a plan, so what they allow counts as not allowed. Service control policies are not known here.
/// </remarks>
internal sealed class AccessTable
{
    /// <summary>The types of resource policies, with the inputs that hold the policy and say whose it is.</summary>
    private static readonly Dictionary<string, (string Policy, string Of)> ResourcePolicies = new(StringComparer.Ordinal)
    {
        ["aws:s3/bucketPolicy:BucketPolicy"] = ("policy", "bucket"),
        ["aws:kms/key:Key"] = ("policy", ""),
        ["aws:sqs/queuePolicy:QueuePolicy"] = ("policy", "queueUrl"),
        ["aws:sns/topicPolicy:TopicPolicy"] = ("policy", "arn"),
        ["aws:secretsmanager/secretPolicy:SecretPolicy"] = ("policy", "secretArn"),
        ["aws:efs/fileSystemPolicy:FileSystemPolicy"] = ("policy", "fileSystemId"),
        ["aws:backup/vaultPolicy:VaultPolicy"] = ("policy", "backupVaultName"),
    };

    private readonly string _organization;
    private readonly Dictionary<string, List<JsonElement>> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _boundaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>The table of these plans, which were simulated: every value in them is known.</summary>
    /// <param name="organization">The organisation of all accounts.</param>
    /// <param name="plans">The accounts with their plans.</param>
    public AccessTable(string organization, params IEnumerable<(string Account, StackPlan Plan)> plans)
    {
        _organization = organization;
        foreach (var (account, plan) in plans)
        {
            Add(account, plan);
        }
    }

    /// <summary>The ARNs of the roles.</summary>
    public IEnumerable<string> Roles => _roles.Keys.Order(StringComparer.Ordinal);

    /// <summary>The table of what a piece of program declares in one zone.</summary>
    /// <param name="zone">The zone, whose account and region the provider has.</param>
    /// <param name="declare">Declares it, with the options that it is given.</param>
    public static async Task<AccessTable> OfAsync(ZoneIdentity zone, Action<ComponentResourceOptions> declare) =>
        new(zone.OrganizationId, (zone.AccountId, await PlanAsync(zone, declare)));

    /// <summary>The simulated plan of what a piece of program declares in one zone.</summary>
    public static Task<StackPlan> PlanAsync(ZoneIdentity zone, Action<ComponentResourceOptions> declare) => Planned.OfAsync(
        RunMode.Simulate,
        () => declare(new ComponentResourceOptions
        {
            Provider = new Aws.Provider("aws", new Aws.ProviderArgs { Region = zone.Region.Name, AllowedAccountIds = { zone.AccountId } }),
        }));

    /// <summary>Whether AWS would let the request pass.</summary>
    /// <param name="request">The request.</param>
    /// <param name="endpointPolicy">The policy of the VPC endpoint that it passes; null where it passes none.</param>
    public bool Allows(AccessRequest request, JsonElement? endpointPolicy = null)
    {
        var context = ContextOf(request);
        var identity = _roles.GetValueOrDefault(request.Principal) ?? [];
        var boundary = _boundaries.TryGetValue(request.Principal, out var limits) ? limits : (JsonElement?)null;
        var resource = ResourcePolicyOf(request.Resource);
        IEnumerable<JsonElement?> all = [.. identity.Select(policy => (JsonElement?)policy), boundary, resource, endpointPolicy];
        if (all.OfType<JsonElement>().Any(policy => Matches(policy, "Deny", request, context)))
        {
            return false;
        }

        if ((boundary is { } limit && !Matches(limit, "Allow", request, context))
            || (endpointPolicy is { } door && !Matches(door, "Allow", request, context)))
        {
            return false;
        }

        var byIdentity = identity.Any(policy => Matches(policy, "Allow", request, context));
        var byResource = resource is { } granting && Matches(granting, "Allow", request, context);
        var named = byResource && Matches(resource!.Value, "Allow", request, context, withoutAccounts: true);
        if (IsService(request.Principal))
        {
            return byResource;
        }

        if (request.Resource.StartsWith("arn:aws:kms:", StringComparison.Ordinal))
        {
            return named || (byResource && byIdentity);
        }

        return context["aws:ResourceAccount"] == context["aws:PrincipalAccount"] ? byIdentity || named : byIdentity && byResource;
    }

    /// <summary>Those of the roles that may do it.</summary>
    public IReadOnlyList<string> WhoMay(string action, string resource, params IReadOnlyList<(string Key, string? Value)> context) =>
    [
        .. Roles.Where(role => Allows(context.Aggregate(
            new AccessRequest(role, action, resource), (request, entry) => request.With(entry.Key, entry.Value)))),
    ];

    private static bool IsService(string principal) => !principal.StartsWith("arn:", StringComparison.Ordinal);

    private void Add(string account, StackPlan plan)
    {
        var arns = plan.Resources.Where(resource => resource.Type == "aws:iam/role:Role")
            .ToDictionary(role => Text(role.Inputs, "name")!, role => Text(role.Outputs, "arn")!, StringComparer.Ordinal);
        var managed = plan.Resources.Where(resource => resource.Type == "aws:iam/policy:Policy")
            .ToDictionary(policy => Text(policy.Outputs, "arn")!, policy => Parse(Text(policy.Inputs, "policy")!), StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            switch (resource.Type)
            {
                case "aws:iam/role:Role":
                    var arn = Text(resource.Outputs, "arn")!;
                    _roles.TryAdd(arn, []);
                    if (Text(resource.Inputs, "permissionsBoundary") is { } boundary && managed.TryGetValue(boundary, out var limits))
                    {
                        _boundaries[arn] = limits;
                    }

                    break;
                case "aws:iam/rolePolicy:RolePolicy":
                    PoliciesOf(arns[Text(resource.Inputs, "role")!]).Add(Parse(Text(resource.Inputs, "policy")!));
                    break;
                case "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
                    when managed.TryGetValue(Text(resource.Inputs, "policyArn")!, out var attached):
                    PoliciesOf(arns[Text(resource.Inputs, "role")!]).Add(attached);
                    break;
                case var type when ResourcePolicies.TryGetValue(type, out var inputs):
                    var of = ResourceOf(resource, inputs.Of, plan);
                    _resources[of] = Parse(Text(resource.Inputs, inputs.Policy)!);
                    _owners[of] = account;
                    break;
                case "aws:s3/bucket:Bucket":
                    _owners[Text(resource.Outputs, "arn")!] = account;
                    break;
            }
        }
    }

    private List<JsonElement> PoliciesOf(string role) => _roles.TryGetValue(role, out var policies)
        ? policies
        : throw new ArgumentException($"There is no role {role}; there are {string.Join(", ", Roles)}.", nameof(role));

    /// <summary>The ARN of what a resource policy is about, found by the id that the policy names.</summary>
    private static string ResourceOf(PlannedResource policy, string input, StackPlan plan)
    {
        if (input.Length == 0)
        {
            return Text(policy.Outputs, "arn")!;
        }

        var named = Text(policy.Inputs, input)!;
        return named.StartsWith("arn:", StringComparison.Ordinal)
            ? named
            : Text(plan.Resources.First(resource => !ResourcePolicies.ContainsKey(resource.Type)
                && Text(resource.Outputs, "arn") is not null
                && resource.Id is PropertyValue.Text id && id.Value == named).Outputs, "arn")!;
    }

    private JsonElement? ResourcePolicyOf(string arn) => Owned(arn) is { } of && _resources.TryGetValue(of, out var policy) ? policy : null;

    /// <summary>The resource that has a policy or an owner: an object's is its bucket.</summary>
    private string? Owned(string arn)
    {
        var of = arn.StartsWith("arn:aws:s3:::", StringComparison.Ordinal) ? arn.Split('/')[0] : arn;
        return _owners.ContainsKey(of) ? of : null;
    }

    private Dictionary<string, string> ContextOf(AccessRequest request)
    {
        var account = IsService(request.Principal) ? null : request.Principal.Split(':')[4];
        var parts = request.Resource.Split(':');
        var owner = Owned(request.Resource) is { } owned ? _owners[owned] : parts.Length > 4 && parts[4].Length > 0 ? parts[4] : account;
        var context = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SecureTransport"] = "true",
            ["s3:TlsVersion"] = "1.3",
            ["aws:PrincipalIsAWSService"] = account is null ? "true" : "false",
            ["aws:ResourceOrgID"] = _organization,
        };
        if (owner is not null)
        {
            context["aws:ResourceAccount"] = owner;
        }

        if (account is not null)
        {
            context["aws:PrincipalArn"] = request.Principal;
            context["aws:PrincipalAccount"] = account;
            context["kms:CallerAccount"] = account;
            context["aws:PrincipalOrgID"] = _organization;
            context["aws:PrincipalType"] = "AssumedRole";
        }

        foreach (var (key, value) in request.Context)
        {
            if (value is null)
            {
                context.Remove(key);
            }
            else
            {
                context[key] = value;
            }
        }

        return context;
    }

    private static bool Matches(
        JsonElement policy, string effect, AccessRequest request, Dictionary<string, string> context, bool withoutAccounts = false) =>
        policy.GetProperty("Statement").EnumerateArray().Any(statement =>
            statement.GetProperty("Effect").GetString() == effect
            && IsAbout(statement, "Action", request.Action, context, ignoreCase: true)
            && IsAbout(statement, "Resource", request.Resource, context)
            && IsAboutPrincipal(statement, request.Principal, withoutAccounts)
            && AccessConditions.Hold(statement, context));

    private static bool IsAbout(
        JsonElement statement, string what, string value, Dictionary<string, string> context, bool ignoreCase = false) =>
        statement.TryGetProperty(what, out var named) ? Takes(named, value, context, ignoreCase)
        : statement.TryGetProperty($"Not{what}", out var others) && !Takes(others, value, context, ignoreCase);

    private static bool Takes(JsonElement patterns, string value, Dictionary<string, string> context, bool ignoreCase) =>
        AccessConditions.Values(patterns).Select(pattern => AccessConditions.Fill(pattern, context)).OfType<string>()
            .Any(pattern => AccessPattern.Takes(pattern, value, ignoreCase));

    /// <summary>Whether a statement is about a principal; the policies of roles name none, and are about the role.</summary>
    private static bool IsAboutPrincipal(JsonElement statement, string principal, bool withoutAccounts)
    {
        if (!statement.TryGetProperty("Principal", out var named))
        {
            return true;
        }

        if (named.ValueKind == JsonValueKind.String)
        {
            return named.GetString() == "*";
        }

        var kind = IsService(principal) ? "Service" : "AWS";
        return named.TryGetProperty(kind, out var principals) && AccessConditions.Values(principals).Any(value =>
            value is "*" || value == principal || (!withoutAccounts && kind == "AWS" && value == AccountOf(principal)));
    }

    private static string AccountOf(string arn) => $"arn:aws:iam::{arn.Split(':')[4]}:root";

    private static JsonElement Parse(string policy) => JsonDocument.Parse(policy).RootElement;

    private static string? Text(PropertyValue.Map properties, string name) => properties[name] switch
    {
        PropertyValue.Text text => text.Value,
        PropertyValue.Secret { Element: PropertyValue.Text text } => text.Value,
        _ => null,
    };
}
