using System.Collections.Immutable;
using LandingZone.Observability;
using Pulumi;
using Inputs = Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace LandingZone.Analytics;

/// <summary>
/// The bank's own labellers: a private workforce of SageMaker, its teams, and the projects that they label in. People sign in with the
/// bank's identity provider, or in a user pool that only administrators fill and that asks for a second factor; their portal opens from
/// the bank's addresses only; a topic tells each team about new work. A region of an account has one private workforce.
/// </summary>
public sealed class LabelingWorkforce : ComponentResource
{
    private readonly string _name;
    private readonly LabelingWorkforceArgs _args;

    /// <summary>Declares the workforce.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public LabelingWorkforce(string name, LabelingWorkforceArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:analytics:LabelingWorkforce", name, options)
    {
        LabelingWorkforceRules.Check(name, args);
        (_name, _args) = (name, args);
        var pool = args.SignIn is null ? new LabelerPool(name, args.Zone, args.Teams, this) : null;
        var workforceArgs = new Sagemaker.WorkforceArgs
        {
            WorkforceName = args.Zone.NameOf("labellers", 63),
            SourceIpConfig = new Inputs.WorkforceSourceIpConfigArgs
            {
                Cidrs = args.PortalBlocks.Select(block => (Input<string>)block.ToString()).ToList(),
            },
        };
        if (pool is not null)
        {
            workforceArgs.CognitoConfig = new Inputs.WorkforceCognitoConfigArgs { ClientId = pool.ClientId, UserPool = pool.PoolId };
        }
        else
        {
            workforceArgs.OidcConfig = Provider(args.SignIn!);
        }

        var workforce = new Sagemaker.Workforce(name, workforceArgs, new CustomResourceOptions { Parent = this });
        Subdomain = workforce.Subdomain;
        Teams = args.Teams.ToImmutableDictionary(team => team, team => Team(team, workforce, pool), StringComparer.Ordinal);
        Workflows = args.Projects.ToImmutableDictionary(
            project => project.Name,
            project => new LabelingWorkflow($"{name}-{project.Name}", args, project, Teams[project.Team], this).StateMachineArn,
            StringComparer.Ordinal);
        RegisterOutputs(new Dictionary<string, object?> { ["portal"] = Subdomain });
    }

    /// <summary>The address of the labellers' portal.</summary>
    public Output<string> Subdomain { get; }

    /// <summary>The ARNs of the teams, by name.</summary>
    public ImmutableDictionary<string, Output<string>> Teams { get; }

    /// <summary>The ARNs of the state machines that run labelling jobs, by project.</summary>
    public ImmutableDictionary<string, Output<string>> Workflows { get; }

    private Output<string> Team(string team, Sagemaker.Workforce workforce, LabelerPool? pool)
    {
        var zone = _args.Zone;
        var teamName = zone.NameOf(team, 63);
        var topic = new AlarmTopic($"{_name}-{team}", new()
        {
            Zone = zone,
            Content = $"labeling-{team}",
            KeyArn = _args.MessageKeyArn,
            Publishers = [TopicPublisher.LabelingTeams],
        }, new ComponentResourceOptions { Parent = this });
        var member = new Inputs.WorkteamMemberDefinitionArgs();
        if (pool is null)
        {
            member.OidcMemberDefinition = new Inputs.WorkteamMemberDefinitionOidcMemberDefinitionArgs { Groups = { team } };
        }
        else
        {
            member.CognitoMemberDefinition = new Inputs.WorkteamMemberDefinitionCognitoMemberDefinitionArgs
            {
                ClientId = pool.ClientId,
                UserPool = pool.PoolId,
                UserGroup = pool.Groups[team],
            };
        }

        return new Sagemaker.Workteam($"{_name}-{team}", new()
        {
            WorkteamName = teamName,
            WorkforceName = workforce.WorkforceName,
            Description = $"Labellers of the team {team}",
            MemberDefinitions = { member },
            NotificationConfiguration = new Inputs.WorkteamNotificationConfigurationArgs { NotificationTopicArn = topic.TopicArn },

            // What the portal shows of a bucket is for the address that asked for it, and not for whoever gets hold of the link.
            WorkerAccessConfiguration = new Inputs.WorkteamWorkerAccessConfigurationArgs
            {
                S3Presign = new Inputs.WorkteamWorkerAccessConfigurationS3PresignArgs
                {
                    IamPolicyConstraints = new Inputs.WorkteamWorkerAccessConfigurationS3PresignIamPolicyConstraintsArgs
                    {
                        SourceIp = "Enabled",
                    },
                },
            },
            Tags = zone.Tags(teamName),
        }, new CustomResourceOptions { Parent = this }).Arn;
    }

    private static Inputs.WorkforceOidcConfigArgs Provider(LabelingSignIn signIn) => new()
    {
        Issuer = signIn.Issuer,
        AuthorizationEndpoint = signIn.AuthorizationEndpoint,
        TokenEndpoint = signIn.TokenEndpoint,
        UserInfoEndpoint = signIn.UserInfoEndpoint,
        LogoutEndpoint = signIn.LogoutEndpoint,
        JwksUri = signIn.KeysEndpoint,
        ClientId = signIn.ClientId,
        ClientSecret = signIn.ClientSecret,
    };
}
