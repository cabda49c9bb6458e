using System.Text;
using System.Text.Json.Nodes;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What an instance of a scoring fleet does when it starts: settings, worker, logs, the watch for its end, and RStudio.</summary>
internal static class ScoringFleetBoot
{
    /// <summary>The folder of the worker on an instance; its systemd unit says the same.</summary>
    private const string Folder = "/opt/scoring";

    /// <summary>
    /// Leaves in order: Auto Scaling and spot capacity announce the end by the metadata service; the worker gets the time to end its batch,
    /// and then Auto Scaling is told that it need not wait. (Amazon EC2 Auto Scaling user guide, "Retrieve the target lifecycle state
    /// through instance metadata"; Amazon EC2 user guide, "Spot Instance interruption notices".)
    /// </summary>
    private const string Leave =
        """
        #!/usr/bin/env bash
        set -u
        metadata=http://169.254.169.254/latest
        ask() {
          local token
          token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/api/token") || return
          curl -sf -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"
        }
        until [ "$(ask autoscaling/target-lifecycle-state)" = Terminated ] || ask spot/instance-action >/dev/null; do sleep 5; done
        systemctl stop scoring.service
        aws autoscaling complete-lifecycle-action --region "$1" --auto-scaling-group-name "$2" --lifecycle-hook-name "$3" \
          --instance-id "$(ask instance-id)" --lifecycle-action-result CONTINUE
        """;

    /// <summary>The script, for a launch template.</summary>
    /// <param name="args">The fleet.</param>
    /// <param name="groupName">The name of its Auto Scaling group.</param>
    /// <param name="hookName">The name of the group's lifecycle hook.</param>
    /// <param name="logGroup">The log group.</param>
    /// <param name="fileVersions">The object versions of the worker's files, by name in ordinal order.</param>
    public static Output<string> Script(
        ScoringFleetArgs args, string groupName, string hookName, Output<string> logGroup, IReadOnlyList<(string Name, Output<string> Version)> fileVersions)
    {
        Input<string>[] known =
        [
            args.Queue.QueueUrl, args.Queue.DeadLetterUrl, args.Results.BucketName, args.Results.KeyArn, args.Models.BucketName,
            args.WorkerCode.BucketName, logGroup, .. args.RstudioUsers.Select(user => user.PasswordSecretArn), .. fileVersions.Select(file => (Input<string>)file.Version),
        ];
        return Output.All(known).Apply(values =>
        {
            var script = new StringBuilder("#!/usr/bin/env bash\nset -euo pipefail\nexport AWS_REGION=").Append(args.Zone.Region.Name).Append('\n');
            script.Append("id scoring >/dev/null 2>&1 || useradd --system --shell /sbin/nologin scoring\n");
            script.Append("install -d -m 755 ").Append(Folder).Append(" /var/log/scoring\n");
            File(script, "/etc/scoring.env", "640", Settings(args, values[..6]));
            for (var index = 0; index < fileVersions.Count; index++)
            {
                Fetch(script, values[5], args.WorkerCode.Prefix, fileVersions[index].Name, values[7 + args.RstudioUsers.Count + index]);
            }

            script.Append("chmod 755 ").Append(Folder).Append("/worker\n");
            script.Append("mv ").Append(Folder).Append("/worker.service /etc/systemd/system/scoring.service\n");
            script.Append("install -d /etc/systemd/system/scoring.service.d\n");
            File(script, "/etc/systemd/system/scoring.service.d/log.conf", "644",
                "[Service]\nStandardOutput=append:/var/log/scoring/worker.log\nStandardError=inherit\n");
            File(script, "/etc/scoring-logs.json", "644", AgentSettings(values[6]));
            script.Append("/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/etc/scoring-logs.json\n");
            File(script, $"{Folder}/leave", "755", Leave.ReplaceLineEndings("\n"));
            Rstudio(script, args.RstudioUsers, values.Skip(7).ToList());
            script.Append("systemctl daemon-reload\nsystemctl enable --now scoring.service\n");
            script.Append("systemd-run --unit=scoring-leave ").Append(Folder).Append("/leave ")
                .Append(args.Zone.Region.Name).Append(' ').Append(groupName).Append(' ').Append(hookName).Append('\n');
            return Convert.ToBase64String(Encoding.UTF8.GetBytes(script.ToString()));
        });
    }

    private static string Settings(ScoringFleetArgs args, IEnumerable<string> values)
    {
        var known = values.ToList();
        return $"""
            AWS_REGION={args.Zone.Region.Name}
            WORK_QUEUE_URL={known[0]}
            DEAD_LETTER_QUEUE_URL={known[1]}
            RESULT_BUCKET={known[2]}
            RESULT_PREFIX={args.Results.Prefix}
            RESULT_KEY_ARN={known[3]}
            MODEL_BUCKET={known[4]}
            MODEL_PREFIX={args.Models.Prefix}
            VISIBILITY_SECONDS={args.PartSeconds}

            """.ReplaceLineEndings("\n");
    }

    private static void Fetch(StringBuilder script, string bucket, string prefix, string name, string version) => script
        .Append("aws s3api get-object --bucket ").Append(bucket).Append(" --key '").Append(prefix).Append(name)
        .Append("' --version-id '").Append(version).Append("' ").Append(Folder).Append('/').Append(name).Append(" >/dev/null\n");

    private static string AgentSettings(string logGroup) => new JsonObject
    {
        ["logs"] = new JsonObject
        {
            ["logs_collected"] = new JsonObject
            {
                ["files"] = new JsonObject
                {
                    ["collect_list"] = new JsonArray(
                        new JsonObject
                        {
                            ["file_path"] = "/var/log/scoring/worker.log",
                            ["log_group_name"] = logGroup,
                            ["log_stream_name"] = "{instance_id}",
                        }),
                },
            },
        },
    }.ToJsonString();

    /// <summary>RStudio Server listens on the instance itself only: people come by a port that Session Manager forwards.</summary>
    private static void Rstudio(StringBuilder script, IReadOnlyList<RstudioUser> users, List<string> secrets)
    {
        if (users.Count == 0)
        {
            script.Append("systemctl disable --now rstudio-server.service 2>/dev/null || true\n");
            return;
        }

        script.Append("printf 'www-address=127.0.0.1\\nwww-port=8787\\nauth-minimum-user-id=1000\\n' >/etc/rstudio/rserver.conf\n");
        for (var index = 0; index < users.Count; index++)
        {
            var name = users[index].Name;
            script.Append("id ").Append(name).Append(" >/dev/null 2>&1 || useradd --create-home ").Append(name).Append('\n');
            script.Append("printf '%s:%s' ").Append(name).Append(" \"$(aws secretsmanager get-secret-value --secret-id ").Append(secrets[index])
                .Append(" --query SecretString --output text)\" | chpasswd\n");
        }

        script.Append("systemctl enable --now rstudio-server.service\n");
    }

    private static void File(StringBuilder script, string path, string mode, string content) => script
        .Append("base64 -d >").Append(path).Append(" <<'END'\n")
        .Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(content), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n"))
        .Append("\nEND\nchmod ").Append(mode).Append(' ').Append(path).Append('\n');
}
