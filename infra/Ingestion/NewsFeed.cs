using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Etl;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Security;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using Inputs = Pulumi.Aws.Scheduler.Inputs;
using Scheduler = Pulumi.Aws.Scheduler;
using SecretsManager = Pulumi.Aws.SecretsManager;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Ingestion;

/// <summary>
/// Fetches news on a schedule and stores each item once. The zone stays without a way out: one function reaches one endpoint, behind which
/// the bank's own proxy lets the named hosts through and no others.
/// </summary>
/// <remarks>
/// The proxy is a service that the bank offers by PrivateLink. Nothing can be opened from its side into the zone, no route leads there, and
/// no other workload is in the security group that the endpoint lets in. The function resolves no public name: the proxy does. API keys are
/// the values of secrets, which somebody with the right puts in once; they are never in settings or state.
/// </remarks>
public sealed partial class NewsFeed : ComponentResource
{
    private const string Workload = "news";
    private const int TimeoutSeconds = 120;
    private const int Https = 443;

    private readonly string _name;
    private readonly NewsFeedArgs _args;

    /// <summary>Declares the feed.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public NewsFeed(string name, NewsFeedArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:ingestion:NewsFeed", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var group = Group("client", "News function: reaches the bank's web proxy");
        var endpoint = Proxy(group);
        var secrets = args.Sources.Where(source => source.KeyHeader is not null).ToDictionary(source => source.Name, Secret, StringComparer.Ordinal);
        var state = StateTable.Declare($"{name}-state", args.Zone, Workload, args.StateKeyArn, this);
        var failed = new WorkQueue($"{name}-failed", new WorkQueueArgs
        {
            Zone = args.Zone, Content = "news-failed", KeyArn = args.MessageKeyArn, TrySeconds = TimeoutSeconds,
        }, Child());
        var function = Function(group, endpoint, secrets, state, failed);
        Schedule(function);

        FunctionName = function.FunctionName;
        Hosts = [.. args.Sources.Select(source => source.Host).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        SecretArns = secrets.ToImmutableDictionary(secret => secret.Key, secret => secret.Value.Arn, StringComparer.Ordinal);
        Alarms = [.. failed.Alarms, .. function.Alarms];
        RegisterOutputs(new Dictionary<string, object?> { ["functionName"] = FunctionName, ["hosts"] = Hosts });
    }

    /// <summary>The function's name.</summary>
    public Output<string> FunctionName { get; }

    /// <summary>The hosts that the proxy has to let through: the whole list.</summary>
    public ImmutableArray<string> Hosts { get; }

    /// <summary>The ARNs of the secrets for API keys, by the source's name.</summary>
    public ImmutableDictionary<string, Output<string>> SecretArns { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, NewsFeedArgs args)
    {
        var problems = new ArgumentProblems(nameof(NewsFeed), name);
        problems.AddIf(args.Sources.Count == 0, "Sources is empty; name one or more.");
        foreach (var twice in args.Sources.GroupBy(source => source.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Sources has '{twice.Key}' {twice.Count()} times; give each a name of its own.");
        }

        problems.AddIf(
            args.EveryMinutes is < 5 or > 1440, $"EveryMinutes is {args.EveryMinutes}; give 5 to 1440: a call may take {TimeoutSeconds} seconds, and a day is long.");
        problems.AddIf(args.Target.Problem is not null, $"Target: {args.Target.Problem}");
        problems.AddIf(
            !ServiceForm().IsMatch(args.ProxyService),
            $"ProxyService is '{args.ProxyService}'; write the name of an endpoint service, 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0'.");
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        problems.ThrowIfAny();
    }

    private Ec2.SecurityGroup Group(string what, string description)
    {
        var groupName = _args.Zone.NameOf($"news-{what}", 255);
        return new Ec2.SecurityGroup($"{_name}-{what}", new Ec2.SecurityGroupArgs
        {
            Name = groupName, Description = description, VpcId = _args.VpcId, RevokeRulesOnDelete = true, Tags = _args.Zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
    }

    private Ec2.VpcEndpoint Proxy(Ec2.SecurityGroup client)
    {
        var zone = _args.Zone;
        var group = Group("proxy", "Endpoint of the bank's web proxy: reached by the news function");
        _ = new Vpc.SecurityGroupIngressRule($"{_name}-proxy", new Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group.Id,
            ReferencedSecurityGroupId = client.Id,
            IpProtocol = "tcp",
            FromPort = Https,
            ToPort = Https,
            Description = "HTTP CONNECT from the news function",
            Tags = zone.Tags(zone.NameOf("news-proxy", 255)),
        }, Resource());
        _ = new Vpc.SecurityGroupEgressRule($"{_name}-client", new Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = client.Id,
            ReferencedSecurityGroupId = group.Id,
            IpProtocol = "tcp",
            FromPort = Https,
            ToPort = Https,
            Description = "HTTP CONNECT to the web proxy",
            Tags = zone.Tags(zone.NameOf("news-client", 255)),
        }, Resource());
        return new Ec2.VpcEndpoint($"{_name}-proxy", new Ec2.VpcEndpointArgs
        {
            VpcId = _args.VpcId,
            VpcEndpointType = "Interface",
            ServiceName = _args.ProxyService,
            SubnetIds = _args.EndpointTier.SubnetIds,
            SecurityGroupIds = { group.Id },
            PrivateDnsEnabled = false,
            Tags = zone.Tags(zone.NameOf("news-proxy", 255)),
        }, Resource());
    }

    private SecretsManager.Secret Secret(NewsSource source)
    {
        var secretName = _args.Zone.NameOf($"news-{source.Name}", 255);
        return new SecretsManager.Secret($"{_name}-{source.Name}", new SecretsManager.SecretArgs
        {
            Name = secretName,
            Description = $"API key of the news feed {source.Name}, as it stands in the header {source.KeyHeader}",
            KmsKeyId = _args.SecretKeyArn,
            RecoveryWindowInDays = 30,
            Tags = _args.Zone.Tags(secretName),
        }, new CustomResourceOptions { Parent = this, Protect = true });
    }

    private PythonFunction Function(
        Ec2.SecurityGroup group,
        Ec2.VpcEndpoint endpoint,
        Dictionary<string, SecretsManager.Secret> secrets,
        Pulumi.Aws.DynamoDB.Table state,
        WorkQueue failed) => new(_name, new PythonFunctionArgs
        {
            Zone = _args.Zone,
            Workload = Workload,
            Description = "Fetches news feeds and stores each item once",
            Code = _args.Code,
            Handler = "news.handler",
            MemoryMib = 256,
            TimeoutSeconds = TimeoutSeconds,

            // Calls side by side would only wait for each other's items.
            ReservedConcurrency = 1,
            Environment = new Dictionary<string, Input<string>>
            {
                ["STATE_TABLE"] = state.Name,
                ["FEEDS"] = Feeds(secrets),
                ["TARGET_BUCKET"] = _args.Target.BucketName,
                ["TARGET_PREFIX"] = _args.Target.Prefix,
                ["TARGET_KEY_ARN"] = _args.Target.KeyArn,
                ["HTTPS_PROXY"] = endpoint.DnsEntries.Apply(entries => entries.IsDefaultOrEmpty ? null! : $"http://{entries[0].DnsName}:{Https}"),

                // AWS's own endpoints are inside the network, and the SDK heeds the proxy too.
                ["NO_PROXY"] = $".{_args.Zone.Region.DnsSuffix},169.254.0.0/16",
            },
            Statements = Statements(secrets, state),
            FailedEvents = new QueueTarget(failed.QueueArn, failed.KeyArn),
            SubnetIds = _args.Tier.SubnetIds,
            SecurityGroupIds = new InputList<string> { _args.Tier.SecurityGroupId!, group.Id },
            PermissionBoundaryArn = _args.PermissionBoundaryArn,
            KeyArn = _args.SecretKeyArn,
            LogKeyArn = _args.LogKeyArn,
            LogRetentionDays = _args.LogRetentionDays,
        }, Child());

    private Output<string> Feeds(Dictionary<string, SecretsManager.Secret> secrets)
    {
        var named = secrets.OrderBy(secret => secret.Key, StringComparer.Ordinal).ToList();
        var sources = _args.Sources;
        return Output.All(named.Select(secret => secret.Value.Arn)).Apply(arns =>
        {
            var feeds = new JsonArray();
            foreach (var source in sources)
            {
                var feed = new JsonObject
                {
                    ["name"] = source.Name, ["url"] = source.Url, ["format"] = source.Format.ToString().ToLowerInvariant(),
                };
                if (source.KeyHeader is { } header)
                {
                    feed["secret_arn"] = arns[named.FindIndex(secret => secret.Key == source.Name)];
                    feed["secret_header"] = header;
                }

                feeds.Add(feed);
            }

            return feeds.ToJsonString();
        });
    }

    private PolicyStatement[] Statements(Dictionary<string, SecretsManager.Secret> secrets, Pulumi.Aws.DynamoDB.Table state) =>
    [
        new("WriteItems", PolicyEffect.Allow) { Actions = ["s3:PutObject"], Resources = [_args.Target.ObjectsArn] },
        KeyUse.ReadAndWrite("EncryptItems", _args.Zone, _args.Target.KeyArn, "s3"),
        .. StateTable.Keeping(_args.Zone, state.Arn, _args.StateKeyArn),
        .. secrets.Count == 0
            ? Array.Empty<PolicyStatement>()
            :
            [
                new PolicyStatement("ReadKeys", PolicyEffect.Allow)
                {
                    Actions = ["secretsmanager:GetSecretValue"],
                    Resources = [.. secrets.OrderBy(secret => secret.Key, StringComparer.Ordinal).Select(secret => (Input<string>)secret.Value.Arn)],
                },
                KeyUse.Read("DecryptKeys", _args.Zone, _args.SecretKeyArn, "secretsmanager"),
            ],
    ];

    private void Schedule(PythonFunction function)
    {
        var zone = _args.Zone;
        var caller = new WorkloadIdentity($"{_name}-schedule", new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = "news-schedule",
            Description = "EventBridge Scheduler calls the news function",
            Trust = WorkloadTrust.Service("scheduler.amazonaws.com"),
            Statements = [new("Call", PolicyEffect.Allow) { Actions = ["lambda:InvokeFunction"], Resources = [function.FunctionArn] }],
            PermissionBoundaryArn = _args.PermissionBoundaryArn,
        }, Child());
        _ = new Scheduler.Schedule(_name, new Scheduler.ScheduleArgs
        {
            Name = zone.NameOf("news", 64),
            Description = "Asks the news feeds",
            ScheduleExpression = string.Create(CultureInfo.InvariantCulture, $"rate({_args.EveryMinutes} minutes)"),
            FlexibleTimeWindow = new Inputs.ScheduleFlexibleTimeWindowArgs { Mode = "OFF" },
            State = "ENABLED",
            Target = new Inputs.ScheduleTargetArgs
            {
                Arn = function.FunctionArn,
                RoleArn = caller.RoleArn,
                RetryPolicy = new Inputs.ScheduleTargetRetryPolicyArgs { MaximumEventAgeInSeconds = 300, MaximumRetryAttempts = 2 },
            },
        }, Resource());
    }

    private ComponentResourceOptions Child() => new() { Parent = this };

    private CustomResourceOptions Resource() => new() { Parent = this };

    [GeneratedRegex("^com\\.amazonaws\\.vpce\\.[a-z0-9-]+\\.vpce-svc-[0-9a-f]{17}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceForm();
}
