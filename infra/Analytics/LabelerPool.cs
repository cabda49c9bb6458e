using System.Collections.Immutable;
using LandingZone.Zones;
using Pulumi;
using Cognito = Pulumi.Aws.Cognito;
using Inputs = Pulumi.Aws.Cognito.Inputs;

namespace LandingZone.Analytics;

/// <summary>
/// The user pool of labellers: people are invited, sign in with a password and a code of their own device, and are locked out where Cognito
/// sees an attack. The pool is protected.
/// </summary>
internal sealed class LabelerPool
{
    /// <summary>What SageMaker writes into the client when the workforce is made: its own addresses and the way to sign in.</summary>
    private static readonly string[] WrittenBySageMaker =
    [
        "allowedOauthFlows", "allowedOauthFlowsUserPoolClient", "allowedOauthScopes", "callbackUrls", "defaultRedirectUri", "logoutUrls",
        "supportedIdentityProviders",
    ];

    public LabelerPool(string name, ZoneIdentity zone, IReadOnlyList<string> teams, ComponentResource parent)
    {
        var poolName = zone.NameOf("labellers", 128);
        var pool = new Cognito.UserPool(name, new()
        {
            Name = poolName,
            DeletionProtection = "ACTIVE",
            UserPoolTier = "PLUS",
            UserPoolAddOns = new Inputs.UserPoolUserPoolAddOnsArgs { AdvancedSecurityMode = "ENFORCED" },
            MfaConfiguration = "ON",
            SoftwareTokenMfaConfiguration = new Inputs.UserPoolSoftwareTokenMfaConfigurationArgs { Enabled = true },
            AdminCreateUserConfig = new Inputs.UserPoolAdminCreateUserConfigArgs { AllowAdminCreateUserOnly = true },
            AutoVerifiedAttributes = { "email" },
            UsernameConfiguration = new Inputs.UserPoolUsernameConfigurationArgs { CaseSensitive = false },
            AccountRecoverySetting = new Inputs.UserPoolAccountRecoverySettingArgs
            {
                RecoveryMechanisms = { new Inputs.UserPoolAccountRecoverySettingRecoveryMechanismArgs { Name = "admin_only", Priority = 1 } },
            },
            PasswordPolicy = new Inputs.UserPoolPasswordPolicyArgs
            {
                MinimumLength = 14,
                PasswordHistorySize = 12,
                RequireLowercase = true,
                RequireNumbers = true,
                RequireSymbols = true,
                RequireUppercase = true,
                TemporaryPasswordValidityDays = 3,
            },
            Tags = zone.Tags(poolName),
        }, new CustomResourceOptions { Parent = parent, Protect = true });

        // The page of Cognito on which labellers sign in; its name is one among all accounts of the region.
        var domain = new Cognito.UserPoolDomain(name, new()
        {
            Domain = zone.NameOf($"labellers-{zone.AccountId}", 63),
            UserPoolId = pool.Id,
        }, new CustomResourceOptions { Parent = parent });
        var client = new Cognito.UserPoolClient(name, new()
        {
            Name = poolName,
            UserPoolId = pool.Id,
            GenerateSecret = true,
            PreventUserExistenceErrors = "ENABLED",
            EnableTokenRevocation = true,
            AccessTokenValidity = 60,
            IdTokenValidity = 60,
            RefreshTokenValidity = 12,
            TokenValidityUnits = new Inputs.UserPoolClientTokenValidityUnitsArgs
            {
                AccessToken = "minutes",
                IdToken = "minutes",
                RefreshToken = "hours",
            },
        }, new CustomResourceOptions { Parent = parent, IgnoreChanges = [.. WrittenBySageMaker] });

        PoolId = Output.Tuple(pool.Id, domain.Id).Apply(ids => ids.Item1);
        ClientId = client.Id;
        Groups = teams.ToImmutableDictionary(
            team => team,
            team => new Cognito.UserGroup($"{name}-{team}", new()
            {
                Name = team,
                Description = $"Labellers of the team {team}",
                UserPoolId = pool.Id,
            }, new CustomResourceOptions { Parent = parent }).Name,
            StringComparer.Ordinal);
    }

    /// <summary>The pool's id; known when people can sign in.</summary>
    public Output<string> PoolId { get; }

    /// <summary>The id of SageMaker's client.</summary>
    public Output<string> ClientId { get; }

    /// <summary>The groups' names, by team.</summary>
    public ImmutableDictionary<string, Output<string>> Groups { get; }
}
